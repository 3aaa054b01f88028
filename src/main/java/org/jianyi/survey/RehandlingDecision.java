package org.jianyi.survey;

/** What the office decides after a dissatisfied rating (不满意后的处理). */
public enum RehandlingDecision {
    HANDLE_AGAIN("重新办理"),
    EXPLAIN("解释说明"),
    BRING_TOGETHER("召开协调会");

    private final String label;

    RehandlingDecision(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
