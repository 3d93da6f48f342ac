package dev.dlc.samples.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Draws on the page in a headless Chromium; pictures of what it shows lie in target/screenshots. */
class DrawingPageTest {
    /** The corners of the strokes, x and y in turns, in parts of 100 of the paper's side. */
    private static final Map<Integer, int[][]> DIGITS = Map.of(
            0,
            new int[][] {
                {50, 12, 36, 17, 28, 30, 25, 50, 28, 70, 36, 84, 50, 90, 64, 84, 72, 70, 75, 50, 72, 30, 64, 17, 50, 12}
            },
            1,
            new int[][] {{38, 28, 53, 12, 53, 88}},
            3,
            new int[][] {{28, 18, 45, 10, 65, 14, 70, 28, 62, 42, 45, 48, 66, 53, 74, 68, 66, 84, 46, 90, 26, 83}},
            4,
            new int[][] {{58, 12, 20, 62, 82, 62}, {64, 40, 62, 90}},
            7,
            new int[][] {{22, 14, 78, 14, 58, 48, 44, 90}, {36, 52, 72, 50}});

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static DigitServer server;
    private static ChromeDriver browser;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(SCREENSHOTS);
        server = new DigitServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program("chromium", "google-chrome", "chrome"));
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1000,900");
        options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
        ChromeDriverService driver = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of(program("chromedriver")).toFile())
                .build();
        browser = new ChromeDriver(driver, options);
    }

    /** Where a program is that the machine must have. */
    private static String program(String... names) {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no " + String.join(" or ", names)
                        + ": install it (Debian: apt-get install chromium chromium-driver)"))
                .toString();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.quit();
        }
        server.close();
    }

    @BeforeEach
    void open() {
        scheme("light");
        browser.get("http://localhost:" + server.port() + "/");
    }

    private static void scheme(String name) {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", name))));
    }

    private static void draw(int digit, PointerInput.Kind kind) {
        WebElement canvas = browser.findElement(By.id("canvas"));
        int side = canvas.getSize().getWidth();
        for (int[] stroke : DIGITS.get(digit)) {
            Actions actions = new Actions(browser, Duration.ofMillis(30));
            actions.setActivePointer(kind, kind.toString());
            for (int i = 0; i < stroke.length; i += 2) {
                actions.moveToElement(canvas, side * (stroke[i] - 50) / 100, side * (stroke[i + 1] - 50) / 100);
                if (i == 0) {
                    actions.clickAndHold();
                }
            }
            actions.release().perform();
        }
    }

    /** What the page says once it has been answered. */
    private static String words(String expected) {
        new WebDriverWait(browser, Duration.ofSeconds(20))
                .withMessage(() -> browser.findElement(By.id("words")).getText())
                .until(page -> page.findElement(By.id("words")).getText().startsWith(expected)
                        && Boolean.TRUE.equals(browser.executeScript("return !busy && !waiting && !current;")));
        return browser.findElement(By.id("words")).getText();
    }

    private static void screenshot(String name) throws IOException {
        // after the bars have come to rest
        browser.executeAsyncScript(
                "const done = arguments[0]; Promise.all(document.getAnimations().map(a => a.finished)).then(() => done());");
        Files.write(SCREENSHOTS.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }

    @ParameterizedTest
    @CsvSource({"0, light, MOUSE", "1, light, MOUSE", "3, dark, TOUCH", "4, light, TOUCH", "7, dark, MOUSE"})
    void aDigitThatIsDrawnIsRecognised(int digit, String scheme, PointerInput.Kind pointer) throws IOException {
        scheme(scheme);
        draw(digit, pointer);

        assertThat(words("This is a " + digit)).contains("probability of ");
        List<WebElement> bars = browser.findElements(By.cssSelector("#bars li"));
        assertThat(bars).hasSize(10);
        assertThat(bars.get(digit).getAttribute("class")).isEqualTo("best");
        screenshot("digit-" + digit + "-" + scheme);
        int widest = bars.get(digit).findElement(By.tagName("i")).getSize().getWidth();
        for (int other = 0; other < 10; other++) {
            int width = bars.get(other).findElement(By.tagName("i")).getSize().getWidth();
            assertThat(width < widest).isEqualTo(other != digit);
        }
        assertThat(browser.manage().logs().get("browser").getAll()).isEmpty();
    }

    @Test
    void whatIsDrawnCanBeTakenBackAndCleared() {
        draw(7, PointerInput.Kind.MOUSE);
        words("This is a 7");
        browser.findElement(By.id("undo")).click();
        assertThat(browser.executeScript("return strokes.length;")).isEqualTo(1L);
        browser.findElement(By.id("clear")).click();
        words("Nothing is drawn yet.");
        assertThat(browser.findElement(By.id("clear")).isEnabled()).isFalse();
        assertThat(browser.findElement(By.id("hint")).isDisplayed()).isTrue();
    }

    @Test
    void aFileIsClassifiedAndOneThatIsNoPictureIsAnError() throws IOException {
        draw(1, PointerInput.Kind.MOUSE);
        words("This is a 1");
        Path picture = SCREENSHOTS.resolve("uploaded.png").toAbsolutePath();
        Files.write(picture, browser.findElement(By.id("canvas")).getScreenshotAs(OutputType.BYTES));
        browser.findElement(By.id("clear")).click();
        words("Nothing");
        browser.findElement(By.id("file")).sendKeys(picture.toString());
        words("This is a 1");
        Path text = Files.writeString(SCREENSHOTS.resolve("text.png").toAbsolutePath(), "no picture");
        browser.findElement(By.id("file")).sendKeys(text.toString());
        words("This file is no picture");
    }

    @Test
    void aTelephoneShowsItAllInItsWidth() throws IOException {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 390, "height", 1150, "deviceScaleFactor", 2, "mobile", true));
        try {
            browser.navigate().refresh();
            draw(0, PointerInput.Kind.TOUCH);
            words("This is a 0");
            assertThat(browser.executeScript("return document.documentElement.scrollWidth;"))
                    .isEqualTo(390L);
            screenshot("telephone");
        } finally {
            browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }
}
