package org.jianyi.reply;

/** The issuer's publicity attribute of a reply (公开属性). */
public enum ReplyPublicity {
    ACTIVE("主动公开"),
    ON_REQUEST("依申请公开"),
    NONE("不予公开");

    private final String label;

    ReplyPublicity(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
