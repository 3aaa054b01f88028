package org.jianyi.roster;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jianyi.Refusal;
import org.jianyi.sheet.Table;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The congresses, the present one first. */
@Component
@Order(10)
class CongressRoll implements Roll<CongressEntry> {

    private static final Table<CongressEntry> TABLE = Table.of(CongressEntry.class);

    private final Congresses congresses;

    CongressRoll(Congresses congresses) {
        this.congresses = congresses;
    }

    @Override
    public String id() {
        return "congresses";
    }

    @Override
    public String title() {
        return "届";
    }

    @Override
    public String purpose() {
        return "历届人民代表大会。换届请用“换届”，一次办完；这里登记第一届、补登以前的届次、更正写错的内容。";
    }

    @Override
    public Table<CongressEntry> table() {
        return TABLE;
    }

    @Override
    public String key(CongressEntry entry) {
        return String.valueOf(entry.term());
    }

    @Override
    public String keyField() {
        return "term";
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, CongressEntry> present() {
        Map<String, CongressEntry> present = new LinkedHashMap<>();
        congresses
                .findAllByOrderByTermDesc()
                .forEach(c -> present.put(
                        String.valueOf(c.term()),
                        new CongressEntry(c.term(), c.name(), c.town(), c.beginsOn(), c.endsOn())));
        return present;
    }

    @Override
    @Transactional
    public void keep(String key, CongressEntry entry, Actor actor) {
        if (key != null && !key.equals(key(entry))) {
            throw Refusal.badInput("term", "届次登记后不能改");
        }
        congresses
                .findFirstByOrderByTermDesc()
                .filter(latest -> key == null && entry.term() > latest.term())
                .ifPresent(latest -> {
                    throw Refusal.badInput("term", "已经登记到第" + latest.term() + "届，新的一届请用“换届”");
                });
        Congress congress = congresses
                .findByTerm(entry.term())
                .orElseGet(() -> new Congress(entry.name(), entry.town(), entry.term(), entry.beginsOn()));
        congress.correct(entry.name(), entry.town(), entry.beginsOn(), entry.endsOn());
        congresses.save(congress);
    }
}
