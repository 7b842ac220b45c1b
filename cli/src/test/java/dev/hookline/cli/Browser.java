package dev.hookline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium that can reach only this machine. */
final class Browser implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration TIMEOUT = Duration.ofSeconds(90);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  static Browser start() {
    if (!Files.isExecutable(PROGRAM) || !Files.isExecutable(DRIVER)) {
      throw new AssertionError("no browser: install the packages chromium and chromium-driver");
    }
    ChromeOptions options = new ChromeOptions();
    options.setBinary(PROGRAM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // tests may run as root
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--hide-scrollbars",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--window-size=1400,1040");
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().pageLoadTimeout(TIMEOUT).scriptTimeout(TIMEOUT);
    return new Browser(driver);
  }

  void open(String url) {
    driver.get(url);
  }

  /** Follows a link by a part of its text, once it exists, wherever the page is scrolled to. */
  void follow(String link) {
    waiting("link " + link)
        .ignoring(StaleElementReferenceException.class)
        .until(
            page -> {
              WebElement found = page.findElement(By.partialLinkText(link));
              driver.executeScript("arguments[0].click()", found);
              return true;
            });
  }

  /**
   * Returns the page's text once it contains everything expected; spacing of JSON does not matter.
   */
  String textWith(String... expected) {
    Predicate<String> isWhole =
        text -> Stream.of(expected).allMatch(word -> bare(text).contains(bare(word)));
    waiting("text " + String.join(", ", expected)).until(page -> isWhole.test(text()));
    return text();
  }

  /** Without the line breaks and folding marks of the page's JSON. */
  String text() {
    Object text = driver.executeScript("return document.body ? document.body.innerText : ''");
    return String.valueOf(text).replaceAll("\\s+", " ");
  }

  private static String bare(String text) {
    return text.replaceAll("[\\s⌄]", "");
  }

  String source() {
    return String.valueOf(driver.getPageSource());
  }

  /** Saves a screenshot, if enabled, scrolled to a text. */
  void picture(String name, String from) throws IOException {
    if (!takesPictures()) {
      return;
    }
    driver.executeScript(
        "const all = document.evaluate(\"//*[text()[contains(., '"
            + from
            + "')]]\", document,"
            + " null, XPathResult.FIRST_ORDERED_NODE_TYPE, null).singleNodeValue;"
            + " if (all) { all.style.scrollMarginTop = '80px'; all.scrollIntoView({block: 'start'}); }");
    save(name, driver.getScreenshotAs(OutputType.BYTES));
  }

  /** Saves a screenshot of one element alone, if enabled. */
  void pictureOf(String name, String element) throws IOException {
    if (takesPictures()) {
      save(name, driver.findElement(By.cssSelector(element)).getScreenshotAs(OutputType.BYTES));
    }
  }

  /** Whether this run is to make the pictures of the documentation. */
  static boolean takesPictures() {
    return System.getProperty("hookline.pictures") != null;
  }

  private static void save(String name, byte[] picture) throws IOException {
    Path folder = Path.of(System.getProperty("hookline.pictures"));
    Files.write(Files.createDirectories(folder).resolve(name + ".png"), picture);
  }

  private WebDriverWait waiting(String forWhat) {
    WebDriverWait wait = new WebDriverWait(driver, TIMEOUT);
    wait.withMessage(() -> "no " + forWhat + " on " + driver.getCurrentUrl() + ": " + text());
    return wait;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
