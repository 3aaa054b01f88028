package org.jianyi.suggestion;

/** Where the matter came from (来源). */
public enum Source {
    RESEARCH("专题调研"),
    TALK("座谈"),
    VISIT("走访"),
    RECEPTION("接待选民"),
    SQUAD("小分队活动"),
    ENTERPRISE("企业服务"),
    INSPECTION("视察"),
    HOTLINE("热线");

    private final String label;

    Source(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
