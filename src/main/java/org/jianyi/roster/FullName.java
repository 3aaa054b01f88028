package org.jianyi.roster;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A Chinese name in its two parts, as forms of people ask for them. The engine writes the first name before the last one, so the
 * surname is kept as its first name.
 *
 * @param surname 姓, of one character or two
 * @param given 名
 */
public record FullName(String surname, String given) {

    private static final Pattern BETWEEN_CHARACTERS = Pattern.compile("(?<=\\p{IsHan})[\\s\\u3000]+(?=\\p{IsHan})");
    private static final Set<String> COMPOUND = Set.of(
            "欧阳", "司马", "上官", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "长孙", "宇文", "司徒", "司空", "东方", "独孤", "南宫", "端木",
            "闻人", "申屠", "淳于", "单于", "太史", "轩辕", "百里", "呼延", "东郭", "西门", "第五", "澹台", "濮阳", "赫连", "万俟", "鲜于", "闾丘", "钟离");

    /** @return the name without the blanks that make one of two characters as wide as one of three; null for null */
    public static String tight(String name) {
        return name == null ? null : BETWEEN_CHARACTERS.matcher(name).replaceAll("");
    }

    /** Splits a name as it is printed; both parts together are that name again. */
    public static FullName of(String name) {
        String whole = name.strip();
        int surname = whole.length() > 2 && COMPOUND.contains(whole.substring(0, 2)) ? 2 : Math.min(1, whole.length());
        return new FullName(whole.substring(0, surname), whole.substring(surname));
    }
}
