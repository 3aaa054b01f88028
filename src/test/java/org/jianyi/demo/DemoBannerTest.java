package org.jianyi.demo;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;

import java.nio.charset.StandardCharsets;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The banner comes onto pages, also onto those that are written later, and into nothing else. */
class DemoBannerTest {

    private final MockMvc town = MockMvcBuilders.standaloneSetup(new Town())
            .addFilters(new DemoBanner(null))
            .build();

    @Test
    void whatIsWrittenAsItIsReadComesWhole() throws Exception {
        written("/list").andExpect(content().string("<body>no page"));
        written("/page").andExpect(content().string(Matchers.containsString("demo-banner")));
    }

    private org.springframework.test.web.servlet.ResultActions written(String path) throws Exception {
        MvcResult begun =
                town.perform(get(path)).andExpect(request().asyncStarted()).andReturn();
        begun.getAsyncResult();
        return town.perform(asyncDispatch(begun));
    }

    @RestController
    static class Town {

        @GetMapping("/list")
        ResponseEntity<StreamingResponseBody> list() {
            return ResponseEntity.ok()
                    .contentType(MediaType.TEXT_PLAIN)
                    .body(out -> out.write("<body>no page".getBytes(StandardCharsets.UTF_8)));
        }

        @GetMapping("/page")
        ResponseEntity<StreamingResponseBody> page() {
            return ResponseEntity.ok()
                    .contentType(MediaType.TEXT_HTML)
                    .body(out -> out.write("<head></head><body>page".getBytes(StandardCharsets.UTF_8)));
        }
    }
}
