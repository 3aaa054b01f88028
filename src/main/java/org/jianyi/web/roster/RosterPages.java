package org.jianyi.web.roster;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Validator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jianyi.Refusal;
import org.jianyi.paper.Paper;
import org.jianyi.paper.Papers;
import org.jianyi.paper.Upload;
import org.jianyi.roster.Actor;
import org.jianyi.roster.KeepRoster;
import org.jianyi.roster.Roll;
import org.jianyi.roster.Takings;
import org.jianyi.sheet.SheetWriter;
import org.jianyi.sheet.Table;
import org.jianyi.web.WebPage;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The town's lists: to look at, to change line by line, and as workbooks. All of them look the same. */
@WebPage
class RosterPages {

    private static final String ACTOR = "org.jianyi.roster.Actor";
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Map<String, Roll<?>> rolls = new LinkedHashMap<>();
    private final KeepRoster roster;
    private final SheetWriter writer;
    private final Upload upload;
    private final Papers papers;
    private final FirstSteps firstSteps;
    private final Validator validator;

    RosterPages(
            List<Roll<?>> rolls,
            KeepRoster roster,
            SheetWriter writer,
            Upload upload,
            Papers papers,
            FirstSteps firstSteps,
            Validator validator) {
        rolls.forEach(roll -> this.rolls.put(roll.id(), roll));
        this.roster = roster;
        this.writer = writer;
        this.upload = upload;
        this.papers = papers;
        this.firstSteps = firstSteps;
        this.validator = validator;
    }

    @GetMapping("/roster")
    String overview(@RequestAttribute(ACTOR) Actor actor, Model model) {
        KeepRoster.require(actor);
        model.addAttribute("rolls", rolls.values());
        model.addAttribute("steps", firstSteps.all());
        return "roster/overview";
    }

    @GetMapping("/roster/{roll}")
    String list(
            @PathVariable String roll,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "0") int page,
            @RequestAttribute(ACTOR) Actor actor,
            Model model) {
        Roll<?> found = enter(roll, actor, model);
        model.addAttribute("part", RollPart.of(lines(found), words, page));
        model.addAttribute("pages", actor.isOffice() ? found.pages() : Map.of());
        Map<String, Map<String, String>> beside = found.beside();
        model.addAttribute("beside", beside);
        model.addAttribute(
                "extras", beside.values().stream().findFirst().map(Map::keySet).orElse(Set.of()));
        return "roster/list";
    }

    @GetMapping("/roster/{roll}/entry")
    String entry(
            @PathVariable String roll,
            @RequestParam(required = false) String key,
            @RequestAttribute(ACTOR) Actor actor,
            Model model) {
        Roll<?> found = enter(roll, actor, model);
        if (!found.isEditable()) {
            throw Refusal.notFound("这个名册只能从工作簿导入");
        }
        Map<String, String> shown =
                key == null ? found.suggested() : lines(found).get(key);
        if (shown == null) {
            throw Refusal.notFound("没有这一行，可能刚刚有人改了，请返回列表查看");
        }
        return form(found, key, shown, model);
    }

    @PostMapping("/roster/{roll}/entry")
    String keep(
            @PathVariable String roll,
            @RequestParam(required = false) String key,
            @RequestAttribute(ACTOR) Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        Roll<?> found = enter(roll, actor, model);
        Map<String, String> typed = new LinkedHashMap<>();
        found.table().fields().forEach(field -> {
            String[] values = request.getParameterValues(field.name());
            typed.put(field.name(), values == null ? "" : String.join("、", values));
        });
        Map<String, String> complaints = keep(found, key == null || key.isEmpty() ? null : key, typed, actor);
        if (!complaints.isEmpty()) {
            model.addAttribute("complaints", complaints);
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return form(found, key == null || key.isEmpty() ? null : key, typed, model);
        }
        flash.addFlashAttribute("done", "已保存。");
        return "redirect:/roster/" + roll;
    }

    @PostMapping("/roster/{roll}/removal")
    String remove(
            @PathVariable String roll,
            @RequestParam(defaultValue = "") String key,
            @RequestAttribute(ACTOR) Actor actor,
            RedirectAttributes flash,
            Model model) {
        roster.remove(enter(roll, actor, model), key, actor);
        flash.addFlashAttribute("done", "已删除。");
        return "redirect:/roster/" + roll;
    }

    /** All lines, or none as a template. */
    @GetMapping("/roster/{roll}/workbook")
    ResponseEntity<byte[]> workbook(
            @PathVariable String roll,
            @RequestParam(defaultValue = "false") boolean empty,
            @RequestAttribute(ACTOR) Actor actor,
            Model model)
            throws IOException {
        Roll<?> found = enter(roll, actor, model);
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(
                                        (empty ? found.title() + "导入模板" : found.heading()) + ".xlsx",
                                        StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(written(found, empty));
    }

    /** Looks at a workbook: what it would change, or what is wrong in it. */
    @PostMapping("/roster/{roll}/workbook")
    String preview(
            @PathVariable String roll,
            @RequestParam(required = false) MultipartFile file,
            @RequestAttribute(ACTOR) Actor actor,
            HttpServletResponse response,
            Model model)
            throws IOException {
        Roll<?> found = enter(roll, actor, model);
        if (file == null || file.isEmpty()) {
            return refused(found, Refusal.badInput("file", "请先选择要导入的工作簿"), response, model);
        }
        model.addAttribute("filename", file.getOriginalFilename());
        try {
            Takings takings = roster.preview(found, file.getOriginalFilename(), file.getBytes(), actor);
            model.addAttribute("takings", takings);
            if (!takings.isGood()) {
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            } else if (!takings.changes().isEmpty()) {
                model.addAttribute(
                        "paper",
                        upload.store(
                                        actor.userId(),
                                        file.getOriginalFilename(),
                                        file.getInputStream(),
                                        file.getContentType())
                                .id());
            }
            return "roster/preview";
        } catch (Refusal refusal) {
            return refused(found, refusal, response, model);
        }
    }

    /** Takes in the workbook that was looked at. */
    @PostMapping("/roster/{roll}/workbook/{paper}")
    String takeIn(
            @PathVariable String roll,
            @PathVariable String paper,
            @RequestAttribute(ACTOR) Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        Roll<?> found = enter(roll, actor, model);
        Paper kept = Optional.of(paper)
                .filter(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .flatMap(id -> papers.findById(UUID.fromString(id)))
                .filter(it -> it.isPendingOf(actor.userId()))
                .orElseThrow(() -> Refusal.conflict("这个工作簿已经导入，或者放了太久，请重新选择文件"));
        Takings takings = roster.takeIn(found, kept.view().name(), papers.contentOf(kept.id()), actor);
        upload.discard(kept.id(), actor.userId());
        if (!takings.isGood()) {
            model.addAttribute("filename", kept.view().name());
            model.addAttribute("takings", takings);
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return "roster/preview";
        }
        flash.addFlashAttribute(
                "done", "导入完成：新增" + takings.added() + "行，修改" + takings.changed() + "行，没有变化的" + takings.same() + "行。");
        return "redirect:/roster/" + roll;
    }

    private Roll<?> enter(String id, Actor actor, Model model) {
        KeepRoster.require(actor);
        Roll<?> roll = rolls.get(id);
        if (roll == null) {
            throw Refusal.notFound("没有这个名册");
        }
        model.addAttribute("rolls", rolls.values());
        model.addAttribute("roll", roll);
        return roll;
    }

    private static String refused(Roll<?> roll, Refusal refusal, HttpServletResponse response, Model model) {
        model.addAttribute("refusal", refusal.sentence());
        response.setStatus(refusal.status());
        return "roster/preview";
    }

    private static String form(Roll<?> roll, String key, Map<String, String> shown, Model model) {
        model.addAttribute("key", key);
        model.addAttribute("shown", shown);
        model.addAttribute("choices", roll.choices());
        return "roster/entry";
    }

    private <T extends Record> Map<String, String> keep(
            Roll<T> roll, String key, Map<String, String> typed, Actor actor) {
        Table.Written<T> written = roll.table().read(typed::get, validator);
        if (!written.complaints().isEmpty()) {
            return written.complaints();
        }
        try {
            roster.keep(roll, key, written.entry(), actor);
            return Map.of();
        } catch (Refusal refusal) {
            Map<String, String> complaints = new LinkedHashMap<>();
            refusal.all().forEach(it -> complaints.putIfAbsent(it.field() == null ? "" : it.field(), it.sentence()));
            return complaints;
        }
    }

    private static <T extends Record> Map<String, Map<String, String>> lines(Roll<T> roll) {
        Map<String, Map<String, String>> lines = new LinkedHashMap<>();
        roll.present().forEach((key, entry) -> lines.put(key, roll.table().shown(entry)));
        return lines;
    }

    private <T extends Record> byte[] written(Roll<T> roll, boolean empty) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(
                roll.title(), roll.table(), empty ? List.of() : roll.present().values(), out);
        return out.toByteArray();
    }
}
