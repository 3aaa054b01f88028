package org.jianyi.roster;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jianyi.Refusal;
import org.jianyi.sheet.Table;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sessions of all congresses, the latest first. */
@Component
@Order(20)
class SessionRoll implements Roll<SessionEntry> {

    private static final Table<SessionEntry> TABLE = Table.of(SessionEntry.class);

    private final Congresses congresses;
    private final Sessions sessions;

    SessionRoll(Congresses congresses, Sessions sessions) {
        this.congresses = congresses;
        this.sessions = sessions;
    }

    @Override
    public String id() {
        return "sessions";
    }

    @Override
    public String title() {
        return "会议";
    }

    @Override
    public String purpose() {
        return "历次会议和收集建议的截止时间。建议按会议编号，每次会议从第001号起。";
    }

    @Override
    public Table<SessionEntry> table() {
        return TABLE;
    }

    @Override
    public String key(SessionEntry entry) {
        return entry.term() + "-" + entry.ordinal();
    }

    @Override
    public String keyField() {
        return "ordinal";
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, SessionEntry> present() {
        Map<String, SessionEntry> present = new LinkedHashMap<>();
        sessions.findAllByOrderByOpensOnDesc().forEach(s -> {
            SessionEntry entry =
                    new SessionEntry(s.congress().term(), s.ordinal(), s.name(), s.opensOn(), s.closesOn(), s.cutOff());
            present.put(key(entry), entry);
        });
        return present;
    }

    @Override
    @Transactional
    public void keep(String key, SessionEntry entry, Actor actor) {
        if (key != null && !key.equals(key(entry))) {
            throw Refusal.badInput("ordinal", "届次和会次登记后不能改");
        }
        Congress congress = congresses
                .findByTerm(entry.term())
                .orElseThrow(() -> Refusal.badInput("term", "还没有登记第" + entry.term() + "届，请先登记“届”"));
        if (entry.opensOn().isBefore(congress.beginsOn())
                || congress.endsOn() != null && entry.closesOn().isAfter(congress.endsOn())) {
            throw Refusal.badInput("opensOn", "不在第" + entry.term() + "届的届期之内");
        }
        Session session = sessions.findByCongressAndOrdinal(congress, entry.ordinal())
                .orElseGet(() -> new Session(
                        congress, entry.ordinal(), entry.name(), entry.opensOn(), entry.closesOn(), entry.cutOff()));
        session.correct(entry.name(), entry.opensOn(), entry.closesOn(), entry.cutOff());
        sessions.save(session);
    }

    @Override
    public Map<String, String> suggested() {
        return congresses
                .findFirstByOrderByTermDesc()
                .map(congress -> Map.of("term", String.valueOf(congress.term())))
                .orElse(Map.of());
    }
}
