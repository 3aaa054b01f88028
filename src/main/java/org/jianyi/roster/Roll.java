package org.jianyi.roster;

import java.util.List;
import java.util.Map;
import org.jianyi.sheet.Field;
import org.jianyi.sheet.Table;

/**
 * One of the town's lists, kept by hand or taken in from a workbook.
 *
 * @param <T> one line of it, as people see it
 */
public interface Roll<T extends Record> {

    /** In addresses: deputies. */
    String id();

    /** What one line is about: 代表. */
    String title();

    /** What stands above the list: 代表名册. */
    default String heading() {
        return title() + "名册";
    }

    /** What the list is for, in one sentence. */
    String purpose();

    Table<T> table();

    /** What tells one line from all others. */
    String key(T entry);

    /** The component of the line that holds the key, for what is said about it. */
    String keyField();

    /** All lines as they are now, by their keys, in the order of the list. */
    Map<String, T> present();

    /**
     * Enters a line, or changes one.
     *
     * @param key of the line to be changed, or null for a new one
     * @throws org.jianyi.Refusal naming the component that is wrong
     */
    void keep(String key, T entry, Actor actor);

    /**
     * Takes in a line of a workbook.
     *
     * @param origin where it stands, for the audit trail: 从《代表.xlsx》第5行导入
     * @return what comes into other lists with it, in a few words each
     * @see #keep
     */
    default List<String> take(String key, T entry, String origin, Actor actor) {
        keep(key, entry, actor);
        return List.of();
    }

    /** Takes in the lines of one workbook, one after the other. */
    interface Taking<T> {

        /** @see Roll#take */
        List<String> take(String key, T entry, String origin, Actor actor);
    }

    /** Begins with a workbook: what all its lines need is looked up once. */
    default Taking<T> taking() {
        return this::take;
    }

    /** The columns that the page of the list shows; a workbook has all of them. */
    default List<Field> listed() {
        return table().fields();
    }

    /** What an empty form begins with. */
    default Map<String, String> suggested() {
        return Map.of();
    }

    /** What may be chosen for a component; nothing for those where anything may be written. */
    default Map<String, List<String>> choices() {
        return Map.of();
    }

    /** What the list shows beside a line's own columns: heading to text, by key. */
    default Map<String, Map<String, String>> beside() {
        return Map.of();
    }

    /** Pages of what the lines stand for, by key. */
    default Map<String, String> pages() {
        return Map.of();
    }

    /** Done when all lines of a workbook are in. */
    default void taken(Actor actor) {}

    /** False for a list of closed cases: it only grows, by workbooks, and each line is noted in its case's own audit trail. */
    default boolean isEditable() {
        return true;
    }

    /** @return whether a line may be taken out */
    default boolean isRemovable() {
        return false;
    }

    /** Takes a line out. */
    default void remove(String key, Actor actor) {
        throw new UnsupportedOperationException(id());
    }
}
