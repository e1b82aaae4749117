// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jundeng.contract.Contract;
import org.jundeng.contract.FeedSource;
import org.jundeng.intake.spool.SpooledPages;
import org.jundeng.intake.spool.SpooledPages.Page;
import org.jundeng.intake.spool.SpooledPages.UnreadablePage;

/**
 * Asks a service for one feed: page after page, within the contract's limits of time and size. What it answers becomes
 * one file. Who asks puts {@link #next} to the service and hands what comes to {@link #take}, until nothing is left to
 * ask.
 */
public final class Fetch implements AutoCloseable {

    private static final long MEGABYTE = 1L << 20;

    private final Contract contract;
    private final ServiceAccess access;
    private final SpooledPages pages;
    private final Deadline deadline;
    private final PageTurns turns;
    private URI next;
    private long bytes;

    /** Begins now; the answer is written into {@code target}. */
    public Fetch(Contract contract, ServiceAccess access, Path target) throws IOException {
        FeedSource source = contract.source();
        URI address = ServiceAddress.below(access.base(), source.path());
        this.contract = contract;
        this.access = access;
        this.deadline = new Deadline(source.timeoutSeconds());
        this.turns = source.paging() == null
                ? null
                : new PageTurns(source.paging(), contract.form().more(), address);
        this.next = turns == null ? address : turns.first();
        this.pages = turns == null ? SpooledPages.ofOne(target, contract) : SpooledPages.ofMany(target, contract);
    }

    /**
     * A question to the service.
     *
     * @param address where it goes
     * @param method GET or POST
     * @param headers what goes with it; a secret may be among them
     * @param body what is posted; empty with GET
     */
    public record Question(URI address, String method, Map<String, String> headers, String body) {

        /** Without the headers, which may hold secrets. */
        @Override
        public String toString() {
            return method + " " + ServiceAddress.shown(address);
        }
    }

    /** Whether there is something left to ask. */
    public boolean hasNext() {
        return next != null;
    }

    /** The next question; throws if the time is over. */
    public Question next() {
        deadline.check();
        FeedSource.Post post = contract.source().post();
        Map<String, String> headers = new LinkedHashMap<>(access.headers());
        headers.put("Accept", "application/json");
        if (post != null) {
            headers.put("Content-Type", post.contentType());
        }
        return new Question(next, post == null ? "GET" : "POST", headers, post == null ? "" : post.body());
    }

    /**
     * Takes the answer to {@link #next}. Throws if it is none, or says that there is more than can be asked for.
     *
     * @throws IOException if it cannot be written
     */
    public void take(ServiceAnswer answer) throws IOException {
        answer.check(access, next);
        Optional<Page> page = add(answer);
        next = page.isPresent() && turns != null
                ? turns.after(page.get(), answer, pages.records()).orElse(null)
                : null;
        if (page.isEmpty()) {
            return;
        }
        if (turns == null) {
            checkItIsAll(answer);
        }
        if (next == null) {
            pages.write();
        }
    }

    private Optional<Page> add(ServiceAnswer answer) throws IOException {
        List<String> pointers = turns == null ? List.of() : turns.pointers();
        try (InputStream body = limited(deadline.over(answer.body()))) {
            return pages.add(body, answer.charset().orElse(null), pointers);
        } catch (UnreadablePage unreadable) {
            throw SourceTrouble.unreadable(unreadable.finding());
        }
    }

    private void checkItIsAll(ServiceAnswer answer) {
        long records = pages.records();
        Optional<String> words =
                contract.form().more() == null ? PageHeaders.moreThan(records, answer.headers()) : Optional.empty();
        words.or(() -> answer.partOf(records)).ifPresent(said -> {
            throw SourceTrouble.onlyAPart(said, records);
        });
    }

    private InputStream limited(InputStream body) {
        long most = contract.source().maxMegabytes() * MEGABYTE;
        return new FilterInputStream(body) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                bytes += Math.max(0, count);
                if (bytes > most) {
                    throw SourceTrouble.tooLarge(contract.source().maxMegabytes());
                }
                return count;
            }
        };
    }

    /** Deletes the temporary files. */
    @Override
    public void close() throws IOException {
        pages.close();
    }
}
