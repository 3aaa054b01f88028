package org.jianyi.roster;

import java.util.List;
import org.jianyi.sheet.Complaint;

/**
 * What a workbook brings.
 *
 * @param changes lines that are new or other than before
 * @param unchanged rows of the lines that are as they were
 * @param complaints what is wrong, by row; nothing is taken in as long as there is one
 */
public record Takings(List<Change> changes, List<Integer> unchanged, List<Complaint> complaints) {

    /**
     * One line.
     *
     * @param row in the workbook
     * @param isNew or else changed
     * @param what each column with its content, or with its content before and after
     * @param beside what comes into other lists with it
     */
    public record Change(int row, String key, boolean isNew, List<String> what, List<String> beside) {}

    public boolean isGood() {
        return complaints.isEmpty();
    }

    /** What comes into other lists, and with which row it does first. */
    public List<String> beside() {
        return changes.stream()
                .flatMap(change -> change.beside().stream().map(words -> "第" + change.row() + "行：" + words))
                .toList();
    }

    public int same() {
        return unchanged.size();
    }

    /** The rows of the lines that are as they were: 第2至57行. */
    public String sameRows() {
        return Rows.named(unchanged);
    }

    public long added() {
        return changes.stream().filter(Change::isNew).count();
    }

    public long changed() {
        return changes.size() - added();
    }
}
