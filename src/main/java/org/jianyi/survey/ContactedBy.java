package org.jianyi.survey;

/** Who of the unit talked with the deputy, as the deputy remembers it. */
public enum ContactedBy {
    HEAD("单位主要负责人"),
    DEPUTY_HEAD("单位分管负责人"),
    SECTION_HEAD("科室负责人"),
    HANDLER("一般干部"),
    NOBODY("未联系");

    private final String label;

    ContactedBy(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
