package dev.hookline.worker.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;

/** Remembers whether a call had its connection when its time was over. */
final class Phases extends EventListener {

  /** Marks an error of a call that had no connection yet. */
  private static final class WhileConnecting extends Throwable {
    private static final long serialVersionUID = 1;

    WhileConnecting() {
      super("no connection yet", null, false, false);
    }
  }

  private volatile boolean connected;

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    connected = false;
  }

  @Override
  public void connectionAcquired(Call call, Connection connection) {
    connected = true;
  }

  @Override
  public void callFailed(Call call, IOException error) {
    if (!connected) {
      error.addSuppressed(new WhileConnecting());
    }
  }

  static boolean wasConnecting(IOException error) {
    for (Throwable suppressed : error.getSuppressed()) {
      if (suppressed instanceof WhileConnecting) {
        return true;
      }
    }
    return false;
  }
}
