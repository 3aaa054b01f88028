package org.jianyi.suggestion;

/** What a deputy hands in (类型). */
public enum SuggestionKind {
    SUGGESTION("建议"),
    CRITICISM("批评"),
    OPINION("意见"),
    CONVERTED_BILL("议案转建议");

    private final String label;

    SuggestionKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
