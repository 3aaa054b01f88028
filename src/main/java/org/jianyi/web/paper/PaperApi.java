package org.jianyi.web.paper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jianyi.Refusal;
import org.jianyi.handling.CaseAccess;
import org.jianyi.paper.Paper;
import org.jianyi.paper.PaperView;
import org.jianyi.paper.Papers;
import org.jianyi.paper.Upload;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.web.Api;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Uploads and downloads; a paper is seen by whoever may see its case, and always comes as an attachment. */
@Api
class PaperApi {

    private final Upload upload;
    private final Papers papers;
    private final Suggestions suggestions;
    private final CaseAccess access;

    PaperApi(Upload upload, Papers papers, Suggestions suggestions, CaseAccess access) {
        this.upload = upload;
        this.papers = papers;
        this.suggestions = suggestions;
        this.access = access;
    }

    @PostMapping("/api/papers")
    PaperView upload(@RequestParam MultipartFile file, @RequestAttribute("org.jianyi.roster.Actor") Actor actor)
            throws IOException {
        try (var content = file.getInputStream()) {
            return upload.store(actor.userId(), file.getOriginalFilename(), content, file.getContentType());
        }
    }

    @DeleteMapping("/api/papers/{id}")
    void discard(@PathVariable UUID id, @RequestAttribute("org.jianyi.roster.Actor") Actor actor) {
        upload.discard(id, actor.userId());
    }

    @GetMapping("/api/papers/{id}")
    ResponseEntity<byte[]> download(@PathVariable UUID id, @RequestAttribute("org.jianyi.roster.Actor") Actor actor) {
        Paper paper = papers.get(id);
        boolean own = paper.isPendingOf(actor.userId());
        boolean seen = paper.claimedBy() != null
                && access.audiences(suggestions.get(SuggestionId.of(paper.claimedBy())), actor)
                        .contains(paper.audience());
        if (!own && !seen) {
            throw Refusal.notFound("附件不存在或已被删除。");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(paper.view().type()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(paper.view().name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(papers.contentOf(id));
    }
}
