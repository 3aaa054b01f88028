package org.jianyi.handling;

/** Who of the unit talked with the deputy. */
public enum ContactRank {
    HEAD("主要负责人"),
    DEPUTY_HEAD("分管负责人"),
    HANDLER("具体承办人");

    private final String label;

    ContactRank(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
