package org.jianyi.suggestion;

/** Why something is not taken up as a suggestion (不作为建议受理的情形). */
public enum Ground {
    BEYOND_POWERS("不属于本级职权范围"),
    PRIVATE_MATTER("涉及代表本人或亲属个人事项"),
    JUDICIAL_CASE("属于具体司法案件"),
    FORWARDED_LETTER("代转群众来信"),
    ACADEMIC("属于学术探讨"),
    PRODUCT_PROMOTION("属于产品推介"),
    NO_SUBSTANCE("没有实际内容"),
    OTHER("其他");

    private final String label;

    Ground(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
