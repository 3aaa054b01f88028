package org.jianyi.roster;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditTrail;
import org.jianyi.sheet.Table;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A new congress takes over (换届). The mandates of the old one end on the day before; whoever sits again keeps his login. Open cases go on as they
 * are, a former deputy keeps his login for his own; numbers are counted anew for each session of the new congress.
 */
@Service
@Transactional
public class ChangeTerm {

    public static final Table<NewTerm> TABLE = Table.of(NewTerm.class);

    private final Congresses congresses;
    private final Sessions sessions;
    private final Deputies deputies;
    private final AuditTrail trail;

    ChangeTerm(Congresses congresses, Sessions sessions, Deputies deputies, AuditTrail trail) {
        this.congresses = congresses;
        this.sessions = sessions;
        this.deputies = deputies;
        this.trail = trail;
    }

    /** @return the deputies who may sit again: those whose mandate has not ended; none as long as there is no congress */
    @Transactional(readOnly = true)
    public List<Deputy> sitting(Actor actor) {
        KeepRoster.require(actor);
        return current().map(deputies::findByCongressOrderByCardNumber).stream()
                .flatMap(List::stream)
                .filter(deputy -> deputy.validTo() == null)
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<Congress> current() {
        return congresses.findFirstByOrderByTermDesc();
    }

    /**
     * @param again who sits again: the deputy's id, and the number of the new card
     * @return the new congress
     * @throws Refusal when the days or the card numbers do not fit
     */
    public Congress change(NewTerm form, Map<Long, String> again, Actor actor) {
        KeepRoster.require(actor);
        Congress old = congresses.current();
        LocalDate lastDay = form.opensOn().minusDays(1);
        requireAfter(old, form.opensOn());
        List<Deputy> sitting = sitting(actor);
        Congress next = congresses.save(new Congress(form.name(), old.town(), old.term() + 1, form.opensOn()));
        Session first = new Session(next, 1, form.sessionName(), form.opensOn(), form.closesOn(), form.cutOff());
        first.correct(form.sessionName(), form.opensOn(), form.closesOn(), form.cutOff());
        sessions.save(first);
        old.end(lastDay);
        Set<String> cards = new HashSet<>();
        for (Deputy deputy : sitting) {
            if (deputy.validFrom().isAfter(lastDay)) {
                throw Refusal.badInput("opensOn", deputy.name() + "代表的资格从" + deputy.validFrom() + "起，开幕日期不能更早");
            }
            deputy.endMandate(lastDay);
            if (again.containsKey(deputy.id())) {
                String card = again.get(deputy.id()).strip();
                if (card.isEmpty() || card.length() > 40 || !cards.add(card)) {
                    throw Refusal.badInput("again", deputy.name() + "代表的新证号“" + card + "”是空的、太长或者与别人重复");
                }
                deputies.save(deputy.sitAgain(next, card, form.opensOn()));
            }
        }
        trail.recordRoster(
                "届 " + next.term(),
                actor.userId(),
                actor.name(),
                "换届",
                null,
                "{\"ended\":%d,\"again\":%d}".formatted(sitting.size(), cards.size()),
                null);
        deputies.flush();
        return next;
    }

    private void requireAfter(Congress old, LocalDate opensOn) {
        sessions.findAllByOrderByOpensOnDesc().stream()
                .filter(session -> session.congress().id().equals(old.id()))
                .filter(session -> !session.closesOn().isBefore(opensOn))
                .findFirst()
                .ifPresent(session -> {
                    throw Refusal.badInput("opensOn", "不晚于" + session.name() + "的闭幕日期（" + session.closesOn() + "）");
                });
        if (!opensOn.isAfter(old.beginsOn())) {
            throw Refusal.badInput("opensOn", "不晚于上一届开始的日期（" + old.beginsOn() + "）");
        }
    }
}
