package dev.hookline.cli.dev;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The official release of the program {@code temporal} for this platform. */
final class ReleaseArchive {

  /** Where the releases are published. */
  static final URI RELEASES = URI.create("https://github.com/temporalio/cli/releases/download/");

  private static final long MEGABYTE = 1_000_000;
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final URI releases;
  private final HttpClient http =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  ReleaseArchive(URI releases) {
    String folder = releases.toString();
    this.releases = folder.endsWith("/") ? releases : URI.create(folder + "/");
  }

  /**
   * Downloads, verifies and unpacks the program into a directory.
   *
   * @throws IOException if it cannot be downloaded, or does not match its checksum
   */
  void fetch(String version, Path into, Progress progress)
      throws IOException, InterruptedException {
    String name = "temporal_cli_%s_%s_%s.tar.gz".formatted(version, system(), processor());
    String program = TemporalBinary.programName();
    Path folder = Files.createTempDirectory(into, ".fetch");
    Path sums = folder.resolve("checksums.txt");
    Path archive = folder.resolve(name);
    try {
      download("v" + version + "/checksums.txt", sums, progress);
      download("v" + version + "/" + name, archive, progress);
      if (!checksum(Files.readString(sums), name).equals(sha256(Files.readAllBytes(archive)))) {
        throw new IOException("%s does not match the published checksum".formatted(name));
      }
      unpack(archive, folder);
      Files.move(
          folder.resolve(program), into.resolve(program), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      for (Path running : List.of(sums, archive, folder.resolve(program), folder)) {
        Files.deleteIfExists(running);
      }
    }
  }

  private static void unpack(Path archive, Path folder) throws IOException, InterruptedException {
    int code =
        new ProcessBuilder(
                "tar",
                "-xzf",
                archive.toString(),
                "-C",
                folder.toString(),
                TemporalBinary.programName())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (code != 0) {
      throw new IOException("tar cannot unpack %s".formatted(archive.getFileName()));
    }
  }

  private void download(String path, Path into, Progress progress)
      throws IOException, InterruptedException {
    URI source = releases.resolve(path);
    AtomicLong length = new AtomicLong(-1);
    CompletableFuture<HttpResponse<Path>> call =
        http.sendAsync(
            HttpRequest.newBuilder(source).timeout(LIMIT).build(),
            head -> {
              length.set(head.headers().firstValueAsLong("content-length").orElse(-1));
              return BodySubscribers.ofFile(into);
            });
    try {
      HttpResponse<Path> response =
          progress.await(
              call.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS),
              () -> text(into.toFile().length(), length.get()));
      if (response.statusCode() != 200) {
        throw new IOException("the server responded with %d".formatted(response.statusCode()));
      }
    } catch (IOException e) {
      call.cancel(true);
      throw DownloadFailure.of(source, e);
    }
  }

  /** Returns the amount received, such as {@code 12 of 61 MB}. */
  private static String text(long received, long length) {
    return length < 0
        ? "%d MB".formatted(received / MEGABYTE)
        : "%d of %d MB".formatted(received / MEGABYTE, length / MEGABYTE);
  }

  private static String checksum(String sums, String name) throws IOException {
    return sums.lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words.length == 2 && words[1].equals(name))
        .map(words -> words[0])
        .findFirst()
        .orElseThrow(() -> new IOException("no checksum is published for " + name));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "darwin" : name.startsWith("windows") ? "windows" : "linux";
  }

  private static String processor() {
    String name = System.getProperty("os.arch");
    return name.equals("aarch64") || name.equals("arm64") ? "arm64" : "amd64";
  }
}
