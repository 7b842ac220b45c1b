package dev.hookline.cli.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.cli.input.Input;
import dev.hookline.cli.output.ExitCode;
import dev.hookline.internal.encryption.Encryption;
import dev.hookline.internal.encryption.RemoteCodec;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Decrypts for the Temporal UI and CLI. */
@Command(
    name = "codec-server",
    description = {
      "Decrypt for the Temporal UI and the temporal CLI, by Temporal's remote codec protocol:",
      "POST /decode and /encode. Anyone with its token can read all content.",
      "Keys come from HOOKLINE_ENCRYPTION_KEYS, the token from HOOKLINE_CODEC_TOKEN or a file."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = {
      "  export HOOKLINE_ENCRYPTION_KEYS='k1:$${file:/run/keys/k1}'",
      "  hookline codec-server --token-file /run/keys/codec --ui-origin http://127.0.0.1:8233",
      "  temporal workflow show -w ID --codec-endpoint http://127.0.0.1:8079 \\",
      "      --codec-auth \"Bearer $(cat /run/keys/codec)\""
    })
public final class CodecServerCommand implements Callable<Integer> {

  private static final String TOKEN = "HOOKLINE_CODEC_TOKEN";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port, 0 for a free one; default ${DEFAULT-VALUE}.",
      defaultValue = "8079")
  private int port;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      description =
          "The address to listen on; default ${DEFAULT-VALUE}. Put TLS in front of any other.",
      defaultValue = "127.0.0.1")
  private String address;

  @Option(
      names = "--ui-origin",
      paramLabel = "URL",
      description =
          "Scheme, host and port of the Temporal UI, whose pages may call this server; may be repeated. Default:"
              + " no page.")
  private List<String> origins = new ArrayList<>();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "The file with the token; without it, HOOKLINE_CODEC_TOKEN.")
  private @Nullable Path tokenFile;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Encryption encryption = Encryption.fromEnvironment();
    if (!encryption.isOn()) {
      throw new IllegalArgumentException(
          "codec server has no keys; set %s, such as k1:${file:/run/keys/k1}"
              .formatted(Encryption.VARIABLE));
    }
    Access access = new Access(token(), origins);
    PrintWriter err = spec.commandLine().getErr();
    CodecServer server = start(access, encryption);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    err.println(
        "codec server on http://%s:%d, keys %s"
            .formatted(host(server), server.address().getPort(), encryption.keyIds()));
    if (!server.address().getAddress().isLoopbackAddress()) {
      err.println("reachable from other machines; put TLS in front of it");
    }
    err.flush();
    new CountDownLatch(1).await();
    return ExitCode.OK.code();
  }

  private CodecServer start(Access access, Encryption encryption) throws IOException {
    try {
      return new CodecServer(
          InetAddress.getByName(address), port, access, new RemoteCodec(encryption));
    } catch (UnknownHostException | BindException e) {
      throw new IOException(
          "codec server cannot listen on %s port %d (%s); choose others with --address and --port"
              .formatted(address, port, e.getMessage()),
          e);
    }
  }

  private static String host(CodecServer server) {
    String text = server.address().getAddress().getHostAddress();
    return text.indexOf(':') < 0 ? text : "[" + text + "]";
  }

  private String token() throws IOException {
    String token =
        tokenFile == null ? System.getenv(TOKEN) : new String(Input.bytes(tokenFile), UTF_8);
    if (token == null || token.isBlank()) {
      throw new IllegalArgumentException(
          "codec server has no token; set %s or --token-file".formatted(TOKEN));
    }
    return token.strip();
  }
}
