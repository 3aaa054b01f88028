package org.jianyi.roster;

/** Who assigns to a unit: town-run ones through the government office, the others by the presidium itself. */
public enum Track {
    TOWN("镇属"),
    VERTICAL("垂管及其他"),
    VILLAGE("村级"),
    UPPER("上级");

    private final String label;

    Track(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
