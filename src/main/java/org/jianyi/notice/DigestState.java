package org.jianyi.notice;

/** How far a message has come. */
public enum DigestState {
    QUEUED("待发送"),
    SENT("已发送"),
    FAILED("未发出，将重试"),
    GIVEN_UP("未发出，已停止重试"),
    DROPPED("不必发送");

    private final String label;

    DigestState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
