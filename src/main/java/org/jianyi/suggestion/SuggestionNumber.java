package org.jianyi.suggestion;

import org.jianyi.roster.Session;

/**
 * The number under which a suggestion is registered: counted per session, suggestions filed between sessions apart.
 *
 * @param inSession filed during the session
 * @param seq from 1, gapless
 */
public record SuggestionNumber(Session session, boolean inSession, int seq) {

    /** 第001号, or 闭001. */
    public String label() {
        return inSession ? "第%03d号".formatted(seq) : "闭%03d".formatted(seq);
    }

    /** 六次会议第001号, or 六次会议闭001: where numbers of several sessions stand together. */
    public String labelInSession() {
        return session.label() + label();
    }

    /** 镇十三届人大六次会议第001号, or 镇十三届人大六次会议闭会期间第001号. */
    public String fullLabel() {
        return session.name() + (inSession ? "" : "闭会期间") + "第%03d号".formatted(seq);
    }
}
