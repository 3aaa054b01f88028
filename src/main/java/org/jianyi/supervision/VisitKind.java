package org.jianyi.supervision;

/** How the presidium sees for itself. */
public enum VisitKind {
    ON_SITE("督办视察"),
    HEARING("听取汇报");

    private final String label;

    VisitKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
