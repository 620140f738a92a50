package dev.baton.ui;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** What a page is connected by, and the ways in which it breaks. */
final class Cable {
    /** The browser's switch leaves sockets that are open alone; networks do not. */
    enum Break {
        /** The browser says it is offline and refuses requests; open sockets go on. */
        BY_THE_SWITCH,
        /** Its sockets close as well, and no new one opens. */
        WITH_ITS_SOCKETS,
        /** Its sockets stay open, and nothing comes through either way. */
        IN_SILENCE
    }

    private final Page page;
    private final Break how;
    private final List<WebSocketRoute> sockets = new CopyOnWriteArrayList<>();
    private boolean whole = true;
    private boolean deaf;

    /** To be laid before the page goes anywhere. */
    Cable(Page page, Break how) {
        this.page = page;
        this.how = how;
        if (how != Break.BY_THE_SWITCH) {
            page.routeWebSocket(Pattern.compile("/ws(/chat)?$"), this::connect);
        }
    }

    void cut() {
        whole = false;
        if (how == Break.WITH_ITS_SOCKETS) {
            sockets.forEach(WebSocketRoute::close);
            sockets.clear();
        }
        page.context().setOffline(true);
    }

    void mend() {
        whole = true;
        deaf = false;
        page.context().setOffline(false);
    }

    /** From now on the server hears the page, which hears nothing. */
    void deafen() {
        deaf = true;
    }

    private void connect(WebSocketRoute socket) {
        if (!whole && how == Break.WITH_ITS_SOCKETS) {
            socket.close();
            return;
        }
        sockets.add(socket);
        var server = socket.connectToServer();
        socket.onMessage(frame -> {
            if (whole || how != Break.IN_SILENCE) {
                server.send(frame.text());
            }
        });
        server.onMessage(frame -> {
            if (!deaf && (whole || how != Break.IN_SILENCE)) {
                socket.send(frame.text());
            }
        });
    }
}
