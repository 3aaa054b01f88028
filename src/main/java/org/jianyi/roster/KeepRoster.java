package org.jianyi.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditTrail;
import org.jianyi.roster.Takings.Change;
import org.jianyi.sheet.Complaint;
import org.jianyi.sheet.Field;
import org.jianyi.sheet.Sheet;
import org.jianyi.sheet.SheetReader;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the town's lists, line by line or a workbook at once; each change leaves its line in the audit trail. */
@Service
public class KeepRoster {

    private final SheetReader reader;
    private final AuditTrail trail;
    private final ObjectMapper mapper;
    private final EntityManager entities;
    private final TransactionTemplate transaction;

    KeepRoster(
            SheetReader reader,
            AuditTrail trail,
            ObjectMapper mapper,
            EntityManager entities,
            PlatformTransactionManager transactions) {
        this.reader = reader;
        this.trail = trail;
        this.mapper = mapper;
        this.entities = entities;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @throws Refusal for whoever does not keep the roster */
    public static void require(Actor actor) {
        if (!actor.isRosterKeeper()) {
            throw Refusal.forbidden("名册由镇人大办和系统管理员维护");
        }
    }

    /**
     * @param key of the line to be changed, or null for a new one
     * @throws Refusal naming the component that is wrong
     */
    @Transactional
    public <T extends Record> void keep(Roll<T> roll, String key, T entry, Actor actor) {
        require(actor);
        Map<String, T> present = roll.present();
        if (key != null && !present.containsKey(key)) {
            throw Refusal.conflict("刚刚有人改了这一行，请返回列表重新打开");
        }
        if (!roll.key(entry).equals(key) && present.containsKey(roll.key(entry))) {
            throw Refusal.badInput(roll.keyField(), "已经登记过“" + roll.key(entry) + "”，请检查");
        }
        T before = key == null ? null : present.get(key);
        if (!entry.equals(before)) {
            roll.keep(key, entry, actor);
            note(roll, before, entry, null, actor);
            roll.taken(actor);
        }
        entities.flush();
    }

    /** Takes a line out of a list that allows it. */
    @Transactional
    public <T extends Record> void remove(Roll<T> roll, String key, Actor actor) {
        require(actor);
        T before = roll.present().get(key);
        if (!roll.isRemovable() || before == null) {
            throw Refusal.conflict("这一行已经不在了，请返回列表查看");
        }
        roll.remove(key, actor);
        roll.taken(actor);
        trail.recordRoster(
                subject(roll, key), actor.userId(), actor.name(), "删除" + roll.title(), json(before), null, null);
    }

    /** @return what the workbook would change, and what is wrong in it; nothing is changed */
    public <T extends Record> Takings preview(Roll<T> roll, String filename, byte[] content, Actor actor) {
        return take(roll, filename, content, actor, true);
    }

    /** Takes a workbook in: all of it, or nothing when something in it is wrong. */
    public <T extends Record> Takings takeIn(Roll<T> roll, String filename, byte[] content, Actor actor) {
        return take(roll, filename, content, actor, false);
    }

    /** A preview does the very same, save that it leaves no lines in the trail, and takes it all back. */
    private <T extends Record> Takings take(
            Roll<T> roll, String filename, byte[] content, Actor actor, boolean onlyLook) {
        require(actor);
        Sheet<T> sheet = reader.read(filename, content, roll.table());
        return transaction.execute(status -> {
            FlushModeType usual = entities.getFlushMode();
            entities.setFlushMode(FlushModeType.COMMIT);
            try {
                Takings takings = take(roll, sheet, filename, actor, onlyLook);
                if (takings.isGood() && !onlyLook && !takings.changes().isEmpty()) {
                    roll.taken(actor);
                }
                if (takings.isGood()) {
                    entities.flush();
                }
                if (onlyLook || !takings.isGood()) {
                    status.setRollbackOnly();
                }
                return takings;
            } finally {
                entities.setFlushMode(usual);
            }
        });
    }

    private <T extends Record> Takings take(
            Roll<T> roll, Sheet<T> sheet, String filename, Actor actor, boolean onlyLook) {
        Map<String, T> present = roll.present();
        Map<String, Integer> rows = new HashMap<>();
        List<Complaint> complaints = new ArrayList<>(sheet.complaints());
        List<Change> changes = new ArrayList<>();
        List<Integer> unchanged = new ArrayList<>();
        Roll.Taking<T> taking = roll.taking();
        for (Sheet.Line<T> line : sheet.lines()) {
            String key = roll.key(line.entry());
            Integer first = rows.putIfAbsent(key, line.row());
            if (first != null) {
                complaints.add(new Complaint(line.row(), roll.table().heading(roll.keyField()), "与第" + first + "行重复"));
                continue;
            }
            T before = present.get(key);
            if (line.entry().equals(before)) {
                unchanged.add(line.row());
                continue;
            }
            if (before != null && !roll.isEditable()) {
                complaints.add(new Complaint(
                        line.row(),
                        null,
                        "以前已经导入，内容和现在的不同（" + String.join("；", differences(roll, before, line.entry()))
                                + "）。要更正请到案卷里办理，再删去这一行"));
                continue;
            }
            try {
                String origin = "从《" + filename + "》第" + line.row() + "行导入";
                List<String> beside = taking.take(before == null ? null : key, line.entry(), origin, actor);
                if (roll.isEditable() && !onlyLook) {
                    note(roll, before, line.entry(), origin, actor);
                }
                changes.add(
                        new Change(line.row(), key, before == null, differences(roll, before, line.entry()), beside));
            } catch (Refusal refusal) {
                refusal.all()
                        .forEach(it -> complaints.add(new Complaint(line.row(), heading(roll, it), it.sentence())));
            }
        }
        complaints.sort(Comparator.comparingInt(Complaint::row));
        return new Takings(changes, unchanged, complaints);
    }

    private static String heading(Roll<?> roll, Refusal refusal) {
        return refusal.field() == null ? null : roll.table().heading(refusal.field());
    }

    private <T extends Record> void note(Roll<T> roll, T before, T entry, String origin, Actor actor) {
        trail.recordRoster(
                subject(roll, roll.key(entry)),
                actor.userId(),
                actor.name(),
                (before == null ? "新增" : "修改") + roll.title(),
                before == null ? null : json(before),
                json(entry),
                origin);
    }

    private static String subject(Roll<?> roll, String key) {
        String subject = roll.title() + " " + key;
        return subject.length() <= 120 ? subject : subject.substring(0, 120);
    }

    private static <T extends Record> List<String> differences(Roll<T> roll, T before, T after) {
        List<String> differences = new ArrayList<>();
        for (Field field : roll.table().fields()) {
            String was = before == null ? "" : field.shown(before);
            String is = field.shown(after);
            if (before == null && !is.isEmpty()) {
                differences.add(field.heading() + " " + is);
            } else if (!was.equals(is)) {
                differences.add(
                        field.heading() + " " + (was.isEmpty() ? "（空）" : was) + " → " + (is.isEmpty() ? "（空）" : is));
            }
        }
        return differences;
    }

    private String json(Record entry) {
        try {
            return mapper.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
