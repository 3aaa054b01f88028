package org.jianyi.handling;

/** How the unit talked with the deputy (沟通形式); all but phone and video are face to face (面商). */
public enum ContactForm {
    MEETING("座谈"),
    VISIT("走访"),
    PHONE("电话"),
    VIDEO("视频"),
    ON_SITE("现场办公");

    private final String label;

    ContactForm(String label) {
        this.label = label;
    }

    public boolean isFaceToFace() {
        return this != PHONE && this != VIDEO;
    }

    public String label() {
        return label;
    }
}
