package org.jianyi.suggestion;

/** What the examination found (审查结果). */
public enum Outcome {
    REGISTER("审查登记"),
    RETURN("退回补正"),
    NOT_TAKEN_UP("不作为建议受理"),
    MERGE("并案办理"),
    REFERENCE("作参阅件"),
    LETTER("转代表来信"),
    REFER_UP("转报上级"),
    PETITION("转信访");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
