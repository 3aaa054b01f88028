package org.jianyi.correction;

import java.util.List;

/**
 * One thing about a case that may be corrected now, and how it stands.
 *
 * @param of which one, where a case has several: id of the share, the talk, the rating, the paper; otherwise empty
 * @param label 送达日期（镇水利站）
 * @param value as the form has it; who corrects says which one he saw
 * @param shown as people read it
 * @param between where a day has to lie; of other matters null
 * @param choices what may be chosen; empty where nothing is
 * @param note what the person should know before, or null
 */
public record Correctable(
        Matter matter,
        String of,
        String label,
        String value,
        String shown,
        Between between,
        List<Choice> choices,
        String note) {

    /**
     * @param more what tells it from others of the same name, or null
     * @param chosen whether it stands now
     */
    public record Choice(String code, String label, String more, boolean chosen) {}

    static Correctable text(Matter matter, String value, String note) {
        return new Correctable(matter, "", matter.label(), value, value, null, List.of(), note);
    }

    static Correctable choice(Matter matter, String value, String shown, List<Choice> choices, String note) {
        return new Correctable(matter, "", matter.label(), value, shown, null, choices, note);
    }

    static Correctable day(Matter matter, Between between) {
        return day(matter, "", null, between);
    }

    /** @param where whose day it is, or null */
    static Correctable day(Matter matter, String of, String where, Between between) {
        return new Correctable(
                matter,
                of,
                labelled(matter, where),
                between.present().toString(),
                between.shown(),
                between,
                List.of(),
                between.note());
    }

    static Correctable paper(String id, String name, String where) {
        return new Correctable(
                Matter.SCAN, id, labelled(Matter.SCAN, where), id, name, null, List.of(), "换上正确的扫描件，原来的仍保留在材料里，标明已更换。");
    }

    static Correctable fixed(Matter matter, String of, String shown, String why) {
        return new Correctable(matter, of, matter.label(), shown, shown, null, List.of(), why);
    }

    /** Tells it from all others of the case. */
    public String key() {
        return matter + "|" + of;
    }

    private static String labelled(Matter matter, String where) {
        return where == null ? matter.label() : matter.label() + "（" + where + "）";
    }
}
