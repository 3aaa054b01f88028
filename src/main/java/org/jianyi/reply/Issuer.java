package org.jianyi.reply;

/** In whose name a reply letter goes out (发文主体). */
public enum Issuer {
    UNIT("承办单位"),
    TOWN_GOVERNMENT("镇人民政府");

    private final String label;

    Issuer(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
