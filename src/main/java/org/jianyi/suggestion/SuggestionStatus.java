package org.jianyi.suggestion;

/** How far a suggestion has come, in the order of the happy path; the ways out follow. */
public enum SuggestionStatus {
    COSIGNING("附议中"),
    SUBMITTED("待审查"),
    RETURNED("退回补正"),
    REGISTERED("待交办"),
    ASSIGNED("办理中"),
    REPLIED("已答复待评价"),
    CLOSED("办结"),
    MERGED("并案待办"),
    REFERRED("已转报上级"),
    NOT_TAKEN_UP("不作为建议受理"),
    LETTER("转代表来信"),
    PETITION("转信访"),
    WITHDRAWN("已撤回");

    private final String label;

    SuggestionStatus(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
