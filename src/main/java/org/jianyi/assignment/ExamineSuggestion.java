package org.jianyi.assignment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jianyi.suggestion.Ground;
import org.jianyi.suggestion.Level;
import org.jianyi.suggestion.Outcome;

/**
 * The form 审查登记; in the town profile it may carry the assignment too (登记并交办).
 *
 * @param outcome what the examination found
 * @param ground with NOT_TAKEN_UP: why
 * @param reason told to the deputy; required for every outcome but REGISTER, REFERENCE and MERGE
 * @param master with MERGE: id of the suggestion it is handled with
 * @param referredTo with REFER_UP: code of the upper unit
 * @param units with REFERENCE: the unit that receives it
 * @param assignment with REGISTER in the town profile: assigned in the same act; empty: later
 * @param day day of the examination; empty: today
 */
public record ExamineSuggestion(
        @NotNull(message = "请选择审查结果") Outcome outcome,
        Ground ground,
        @Size(max = 2000, message = "审查意见不能超过2000字") String reason,
        @Size(max = 40) String master,
        @Size(max = 20) String referredTo,
        @Size(max = 20) String referenceUnit,
        @Size(max = 40) String category,
        Level level,
        @Valid AssignSuggestion assignment,
        @PastOrPresent(message = "审查日期不能晚于今天") LocalDate day) {}
