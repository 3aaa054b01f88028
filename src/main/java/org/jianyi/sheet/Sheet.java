package org.jianyi.sheet;

import java.util.List;

/**
 * What a workbook's first sheet says.
 *
 * @param lines those that can be read
 * @param complaints about those that cannot
 */
public record Sheet<T extends Record>(List<Line<T>> lines, List<Complaint> complaints) {

    /** @param row as the program that shows the workbook counts it */
    public record Line<T>(int row, T entry) {}
}
