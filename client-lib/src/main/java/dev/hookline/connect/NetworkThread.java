package dev.hookline.connect;

import io.grpc.ManagedChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import io.grpc.netty.shaded.io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The network thread of one connection; gRPC's shared threads stop only a second later. */
final class NetworkThread implements AutoCloseable {

  private static final long CLOSE_SECONDS = 1;

  private final EventLoopGroup group =
      new NioEventLoopGroup(1, new DefaultThreadFactory("hookline-network", true));

  void configure(ManagedChannelBuilder<?> channel) {
    ((NettyChannelBuilder) channel).eventLoopGroup(group).channelType(NioSocketChannel.class);
  }

  @Override
  public void close() {
    Future<?> ended = group.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS);
    ended.awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
  }
}
