package org.jianyi.ledger;

/** What of a suggestion the office entered for somebody from paper (代录). */
public enum Proxy {
    FILED("代录提出", "filed_by_proxy"),
    RATED("代录、导入评价", "rated_by_proxy"),
    NONE("没有代录、导入", "not filed_by_proxy and not rated_by_proxy");

    private final String label;
    private final String condition;

    Proxy(String label, String condition) {
        this.label = label;
        this.condition = condition;
    }

    public String label() {
        return label;
    }

    String condition() {
        return condition;
    }
}
