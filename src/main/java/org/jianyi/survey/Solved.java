package org.jianyi.survey;

/** How far the deputy sees the problem solved (问题解决程度). */
public enum Solved {
    SOLVED("已解决或基本解决"),
    PARTLY("部分解决或列入计划"),
    NOT_SOON("近期不能解决"),
    REFERENCE("留作参考");

    private final String label;

    Solved(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
