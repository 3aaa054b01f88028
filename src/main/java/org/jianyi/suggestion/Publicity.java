package org.jianyi.suggestion;

/** How much the deputy allows to be published (公开意见). */
public enum Publicity {
    FULL_TEXT("同意全文公开"),
    TITLE_ONLY("仅同意公开标题"),
    NONE("不同意公开");

    private final String label;

    Publicity(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
