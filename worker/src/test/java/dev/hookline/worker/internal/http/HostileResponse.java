package dev.hookline.worker.internal.http;

import static dev.hookline.contract.FailureCode.CONNECTION_RESET;
import static dev.hookline.contract.FailureCode.HTTP_STATUS;
import static dev.hookline.contract.FailureCode.INVALID_RESPONSE;
import static dev.hookline.contract.FailureCode.REDIRECT;
import static dev.hookline.contract.FailureCode.RESPONSE_TOO_LARGE;
import static dev.hookline.contract.FailureCode.TIMEOUT;
import static dev.hookline.worker.internal.http.ScriptedServer.ok;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.hookline.contract.FailureCode;
import dev.hookline.worker.internal.http.ScriptedServer.Peer;
import dev.hookline.worker.internal.http.ScriptedServer.Script;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** What an endpoint does with a request, and the failure code of the attempt. */
enum HostileResponse {
  // the connection
  CLOSES_AT_ONCE(CONNECTION_RESET, peer -> {}),
  CLOSES_AFTER_THE_REQUEST(CONNECTION_RESET, Peer::request),
  RESETS_AFTER_THE_REQUEST(CONNECTION_RESET, afterRequest(Peer::reset)),
  CLOSES_IN_THE_HEAD(CONNECTION_RESET, sending("HTTP/1.1 200 OK\r\nContent-Le")),
  RESETS_IN_THE_HEAD(CONNECTION_RESET, sending("HTTP/1.1 200 OK\r\nX: ", Peer::reset)),
  CLOSES_IN_THE_BODY(CONNECTION_RESET, sending(head("Content-Length: 10") + "{\"a\":")),
  RESETS_IN_THE_BODY(CONNECTION_RESET, sending(head("Content-Length: 10") + "{", Peer::reset)),
  CLOSES_IN_A_CHUNK(CONNECTION_RESET, sending(chunked() + "A\r\n{\"a\":")),
  CLOSES_BEFORE_THE_LAST_CHUNK(CONNECTION_RESET, sending(chunked() + "2\r\n{}\r\n")),

  // silence and drips
  NEVER_RESPONDS(TIMEOUT, sending("", Peer::awaitEnd)),
  DOES_NOT_READ(TIMEOUT, peer -> TimeUnit.SECONDS.sleep(5)),
  STOPS_IN_THE_HEAD(TIMEOUT, sending("HTTP/1.1 200 OK\r\nX: ", Peer::awaitEnd)),
  STOPS_IN_THE_BODY(TIMEOUT, sending(head("Content-Length: 10") + "{", Peer::awaitEnd)),
  STOPS_BEFORE_THE_LAST_CHUNK(TIMEOUT, sending(chunked() + "2\r\n{}\r\n", Peer::awaitEnd)),
  DRIPS_ITS_HEAD(TIMEOUT, dripping("HTTP/1.1 200 OK\r\nX: ")),
  DRIPS_ITS_BODY(TIMEOUT, dripping(head("Content-Length: 1000000"))),
  DRIPS_CHUNKS(TIMEOUT, dripping(chunked(), "1\r\n1\r\n")),
  DRIPS_INTERIM_RESPONSES(TIMEOUT, dripping("", "HTTP/1.1 102 Processing\r\n\r\n")),
  PROMISES_MORE_THAN_IT_SENDS(TIMEOUT, sending(head("Content-Length: 9999999"), Peer::awaitEnd)),

  // not HTTP
  SENDS_NOISE(INVALID_RESPONSE, sending("\0\1\2\3\4\5\6\7\r\n\r\n")),
  SPEAKS_SSH(INVALID_RESPONSE, sending("SSH-2.0-OpenSSH_9.6\r\n")),
  SPEAKS_TLS(INVALID_RESPONSE, sending("\25\3\3\0\2\2\50\r\n")),
  SPEAKS_HTTP_0_9(INVALID_RESPONSE, sending("<html>welcome</html>\r\n")),
  SENDS_ANOTHER_VERSION(INVALID_RESPONSE, sending("HTTP/3.7 200 OK\r\n\r\n")),
  SENDS_A_STATUS_OF_LETTERS(INVALID_RESPONSE, sending("HTTP/1.1 abc OK\r\n\r\n")),
  SENDS_A_STATUS_OF_FOUR_DIGITS(INVALID_RESPONSE, sending("HTTP/1.1 2000 OK\r\n\r\n")),
  SENDS_A_LINE_WITHOUT_COLON(INVALID_RESPONSE, sending(head("nonsense") + "{}")),
  SENDS_A_LINE_WITHOUT_NAME(INVALID_RESPONSE, sending(head(": nonsense") + "{}")),
  SENDS_A_NEGATIVE_LENGTH(INVALID_RESPONSE, sending(head("Content-Length: -1") + "{}")),
  SENDS_A_LENGTH_BEYOND_ALL(INVALID_RESPONSE, sending(head("Content-Length: " + nines()))),
  SENDS_TWO_LENGTHS(
      INVALID_RESPONSE, sending(head("Content-Length: 2\r\nContent-Length: 3") + "{}1")),
  SENDS_AN_UNKNOWN_CODING(INVALID_RESPONSE, sending(head("Transfer-Encoding: zip") + "{}")),
  SENDS_A_CHUNK_WITHOUT_SIZE(INVALID_RESPONSE, sending(chunked() + "x\r\n{}\r\n0\r\n\r\n")),
  SENDS_A_CHUNK_OF_A_NEGATIVE_SIZE(INVALID_RESPONSE, sending(chunked() + "-2\r\n{}\r\n0\r\n\r\n")),
  SENDS_A_CHUNK_SIZE_BEYOND_ALL(INVALID_RESPONSE, sending(chunked() + nines() + "\r\n{}")),
  SWITCHES_PROTOCOLS(
      HTTP_STATUS, sending("HTTP/1.1 101 X\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n")),

  // without end
  SENDS_HEADERS_WITHOUT_END(INVALID_RESPONSE, endless("HTTP/1.1 200 OK\r\n", "X: 1\r\n")),
  SENDS_A_HEADER_WITHOUT_END(INVALID_RESPONSE, endless("HTTP/1.1 200 OK\r\nX: ", "1")),
  SENDS_A_STATUS_LINE_WITHOUT_END(INVALID_RESPONSE, endless("HTTP/1.1 200 ", "O")),
  SENDS_INTERIM_RESPONSES_WITHOUT_END(
      INVALID_RESPONSE, endless("", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")),
  SENDS_TRAILERS_WITHOUT_END(INVALID_RESPONSE, endless(chunked() + "0\r\n", "X: 1\r\n")),
  SENDS_A_CHUNK_END_WITHOUT_END(INVALID_RESPONSE, endless(chunked() + "2\r\n{}", "x")),
  SENDS_A_CHUNK_EXTENSION_WITHOUT_END(INVALID_RESPONSE, endless(chunked() + "2;x=", "1")),
  SENDS_A_CHUNK_SIZE_WITHOUT_END(INVALID_RESPONSE, endless(chunked(), "0")),
  SENDS_A_BODY_WITHOUT_END(RESPONSE_TOO_LARGE, endless(head("X: 1"), "1")),
  SENDS_CHUNKS_WITHOUT_END(RESPONSE_TOO_LARGE, endless(chunked(), "1\r\n1\r\n")),
  SENDS_A_CHUNK_WITHOUT_END(RESPONSE_TOO_LARGE, endless(chunked() + "7FFFFFFFFFFFFFFF\r\n", "1")),
  SENDS_A_LENGTH_WITHOUT_END(
      RESPONSE_TOO_LARGE, endless(head("Content-Length: 999999999999"), "1")),
  SENDS_A_FAILURE_WITHOUT_END(HTTP_STATUS, endless("HTTP/1.1 500 X\r\n\r\n", "1")),
  SENDS_A_REDIRECT_WITHOUT_END(REDIRECT, endless("HTTP/1.1 302 X\r\nLocation: /\r\n\r\n", "1")),

  // compressed
  SENDS_A_GZIP_BOMB(RESPONSE_TOO_LARGE, sending(gzip(), HostileGzip.bomb())),
  SENDS_A_GZIP_BOMB_WITH_A_FAILURE(
      HTTP_STATUS, sending(gzip().replace("200", "500"), HostileGzip.bomb())),
  SENDS_GZIP_MEMBERS_WITHOUT_CONTENT(INVALID_RESPONSE, sending(gzip(), HostileGzip.empties())),
  SENDS_GZIP_BLOCKS_WITHOUT_CONTENT(
      TIMEOUT, endless(gzip() + HostileGzip.start(), "\0\0\0\u00FF\u00FF")),
  SENDS_A_GZIP_HEADER_WITHOUT_END(TIMEOUT, endless(gzip() + "\37\u008B\10\10\0\0\0\0\0\0", "name")),
  SENDS_BROKEN_GZIP(INVALID_RESPONSE, sending(gzip() + "\37\u008B\10nonsense, with a length")),
  SENDS_TRUNCATED_GZIP(INVALID_RESPONSE, sending(gzip(), HostileGzip.truncated())),
  SENDS_AN_UNKNOWN_ENCODING(INVALID_RESPONSE, sending(head("Content-Encoding: br") + "{}")),

  // content
  SENDS_HTML(INVALID_RESPONSE, sending(ok("<html>sign in</html>"))),
  SENDS_INVALID_UTF_8(INVALID_RESPONSE, sending(ok("\"\u00FF\u00FE\""))),
  SENDS_TWO_VALUES(INVALID_RESPONSE, sending(ok("{} {}"))),
  SENDS_AN_ABYSS(INVALID_RESPONSE, sending(ok("[".repeat(100_000)))),

  // redirects
  REDIRECTS_TO_METADATA(REDIRECT, redirecting(302, "http://169.254.169.254/latest/meta-data/")),
  REDIRECTS_TO_A_METADATA_NUMBER(REDIRECT, redirecting(307, "http://2852039166/")),
  REDIRECTS_TO_A_METADATA_NAME(REDIRECT, redirecting(301, "http://metadata.google.internal/")),
  REDIRECTS_TO_ITSELF(REDIRECT, redirecting(308, "/a")),
  REDIRECTS_TO_A_FILE(REDIRECT, redirecting(303, "file:///etc/passwd")),
  REDIRECTS_ACROSS_SCHEMES(REDIRECT, redirecting(302, "gopher://127.0.0.1:6379/_FLUSHALL")),
  REDIRECTS_FAR(REDIRECT, redirecting(302, "http://a/" + "a".repeat(200_000))),
  REDIRECTS_WITH_A_SPLIT(REDIRECT, redirecting(302, "http://a/%0d%0aSet-Cookie:%20a=b")),
  REDIRECTS_NOWHERE(REDIRECT, sending("HTTP/1.1 302 Found\r\n\r\n")),
  OFFERS_A_CHOICE(REDIRECT, sending("HTTP/1.1 300 Multiple Choices\r\n\r\n")),
  ASKS_FOR_A_PROXY(REDIRECT, redirecting(305, "http://127.0.0.1:3128/")),
  IS_NOT_MODIFIED(REDIRECT, sending("HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n"));

  private static final int DRIP_MILLIS = 50;

  /** The code of the attempt's failure. */
  final FailureCode code;

  final Script script;

  HostileResponse(FailureCode code, Script script) {
    this.code = code;
    this.script = script;
  }

  private static String head(String headers) {
    return "HTTP/1.1 200 OK\r\n" + headers + "\r\n\r\n";
  }

  private static String chunked() {
    return head("Transfer-Encoding: chunked");
  }

  private static String gzip() {
    return head("Content-Encoding: gzip");
  }

  private static String nines() {
    return "9".repeat(40);
  }

  private static Script redirecting(int status, String location) {
    return sending("HTTP/1.1 %d X\r\nLocation: %s\r\n\r\n".formatted(status, location));
  }

  private static Script afterRequest(Script script) {
    return peer -> {
      peer.request();
      script.run(peer);
    };
  }

  private static Script sending(String text) {
    return sending(text, peer -> {});
  }

  private static Script sending(String text, byte[] content) {
    return sending(text, peer -> peer.send(content));
  }

  private static Script sending(String text, Script then) {
    return afterRequest(
        peer -> {
          peer.send(text);
          then.run(peer);
        });
  }

  private static Script dripping(String start) {
    return dripping(start, "1");
  }

  private static Script dripping(String start, String drop) {
    return sending(
        start,
        peer -> {
          while (true) {
            peer.send(drop);
            TimeUnit.MILLISECONDS.sleep(DRIP_MILLIS);
          }
        });
  }

  /** Sends as fast as the client reads, until it closes the connection. */
  private static Script endless(String start, String part) {
    byte[] many = part.repeat(Math.max(1, 65_536 / part.length())).getBytes(ISO_8859_1);
    return sending(start, peer -> flood(peer, many));
  }

  private static void flood(Peer peer, byte[] part) throws IOException {
    while (true) {
      peer.send(part);
    }
  }
}
