package org.jianyi.sheet;

/**
 * What is wrong in a workbook, and where.
 *
 * @param row as the program that shows the workbook counts it
 * @param column its heading, or null for the whole row
 */
public record Complaint(int row, String column, String sentence) {

    @Override
    public String toString() {
        return "第" + row + "行" + (column == null ? "" : "“" + column + "”") + "：" + sentence;
    }
}
