package org.jianyi.earlier;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import org.jianyi.roster.FullName;
import org.jianyi.sheet.Column;
import org.jianyi.suggestion.PastDays;
import org.jianyi.suggestion.SuggestionNumber;

/** A line of a ledger of earlier years: one suggestion, closed. Two lines are equal when they say the same, however it is written. */
record EarlierEntry(
        @Column(value = "会议", hint = "“会议”名册里的名称，例如镇十三届人大六次会议。", width = 24) @NotBlank @Size(max = 100)
        String session,

        @Column(value = "编号", hint = "第001号；闭会期间的写闭001。以后的建议接着最大的编号往下编。", width = 9)
        @NotBlank
        @Pattern(regexp = "(第|闭)\\d{3,4}号?", message = "写成第001号的样子，闭会期间的写成闭001")
        String number,

        @Column(value = "标题", width = 40) @NotBlank @Size(max = 200)
        String title,

        @Column(value = "领衔代表", hint = "姓名；同届有同名的写证号。名册里没有的登记为那一届的离任代表。", width = 10) @NotBlank @Size(max = 40)
        String lead,

        @Column(value = "附议代表", width = 20) List<String> cosigners,

        @Column(value = "类别", hint = "名册里没有的登记为停用的类别。", width = 12) @NotBlank @Size(max = 40)
        String category,

        @Column(value = "主办单位", hint = "独办、主办的写一个；分办的写几个。名册里没有的登记为停用的单位。", width = 24) @NotEmpty
        List<String> units,

        @Column(value = "会办单位", width = 24) List<String> assisting,
        @Column("提出日期") @NotNull LocalDate submittedOn,
        @Column("登记日期") LocalDate registeredOn,
        @Column("交办日期") @NotNull LocalDate assignedOn,

        @Column(value = "答复期限", hint = "几个月，不填的算3个月；重新办理过的不填，不计算是否按期。", width = 9) @Min(1) @Max(6)
        Integer months,

        @Column(value = "答复日期", hint = "办理几次的写最后一次。") @NotNull
        LocalDate repliedOn,

        @Column("办结日期") @NotNull LocalDate closedOn,

        @Column(value = "答复类别", hint = "A、B、C。", width = 9) @Size(max = 10)
        String replyClass,

        @Column(value = "办理态度", hint = "只有一个总评的，两栏填一样；没有评价记录的，两栏都不填。", width = 10)
        Judgement attitude,

        @Column(value = "办理结果", width = 10) Judgement result,

        @Column(value = "办理次数", hint = "重新办理过的填2、3；不填的算1次。", width = 9) @Min(1) @Max(9)
        Integer round) {

    private static final java.util.regex.Pattern NUMBER =
            java.util.regex.Pattern.compile("(闭(?:会期间)?)?第?0*([1-9]\\d{0,3})号?");

    EarlierEntry {
        number = number == null ? null : label(tight(number));
        lead = FullName.tight(lead);
        cosigners = cosigners == null
                ? List.of()
                : cosigners.stream().map(FullName::tight).toList();
        units = units == null ? List.of() : units;
        assisting = assisting == null ? List.of() : assisting;
        replyClass = replyClass == null
                ? null
                : tight(replyClass).replaceFirst("类$", "").toUpperCase(Locale.ROOT);
        round = round == null ? 1 : round;
        months = months == null && round == 1 ? Integer.valueOf(3) : months;
    }

    boolean isInSession() {
        return number.startsWith("第");
    }

    int seq() {
        return Integer.parseInt(number.replaceAll("\\D", ""));
    }

    PastDays days() {
        return new PastDays(submittedOn, registeredOn, assignedOn, repliedOn, closedOn);
    }

    private static String label(String written) {
        Matcher parts = NUMBER.matcher(written);
        return parts.matches()
                ? new SuggestionNumber(null, parts.group(1) == null, Integer.parseInt(parts.group(2))).label()
                : written;
    }

    private static String tight(String words) {
        return words.replaceAll("[\\s\\u3000]+", "");
    }
}
