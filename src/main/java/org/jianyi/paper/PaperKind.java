package org.jianyi.paper;

/** What a paper is to the person who opens it. */
public enum PaperKind {
    PDF("PDF"),
    IMAGE("图片"),
    TEXT("文字"),
    SHEET("表格"),
    SLIDES("演示");

    private final String label;

    PaperKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
