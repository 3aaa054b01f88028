package org.jianyi.reply;

/** How a reply reached the deputy (送达方式). */
public enum DeliveryWay {
    IN_PERSON("当面送达"),
    POST("邮寄"),
    SYSTEM("系统送达"),
    MEETING("会议送达");

    private final String label;

    DeliveryWay(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
