package org.jianyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jianyi.FreshFolder;
import org.jianyi.Town;
import org.jianyi.process.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.FileSystemUtils;

/** The administrator makes a backup and sees how it went. */
@Town
class BackupBrowserTest {

    private static final Path FOLDER = FreshFolder.BACKUPS;
    private static final int OFFICE_SCREEN = 1366;

    @RegisterExtension
    static final Browser browser = new Browser();

    @Autowired
    Stage stage;

    @BeforeEach
    void noBackups() throws IOException {
        stage.cast();
        FileSystemUtils.deleteRecursively(FOLDER);
    }

    @Test
    void aBackupMadeNowIsListedAsSoonAsItIsThere() {
        Page page = browser.page(OFFICE_SCREEN, "admin", "/");
        page.getByText("管理", new Page.GetByTextOptions().setExact(true)).click();
        page.getByText("备份", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("dl")).containsText("还没有");

        begin(page).click();

        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("dl")).not().containsText("还没有");
        assertThat(begin(page)).isEnabled();
        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
                .hasCount(0);

        Page phone = browser.page(Browser.PHONE, "admin", "/backups");
        assertThat(Browser.isTooWide(phone)).isFalse();
    }

    @Test
    void whyABackupFailedStandsOnThePage() throws IOException {
        Files.writeString(FOLDER, "no folder");
        try {
            Page page = browser.page(OFFICE_SCREEN, "admin", "/backups");

            begin(page).click();

            assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
                    .containsText("写不进去");
        } finally {
            Files.delete(FOLDER);
        }
        Page page = browser.page(OFFICE_SCREEN, "admin", "/backups");
        begin(page).click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
                .hasCount(0);
    }

    private static Locator begin(Page page) {
        return page.locator("main form button");
    }
}
