/** What an agent is, who is on duty, and agents that live elsewhere (HTTP workers). */
@NullMarked
package dev.baton.agent;

import org.jspecify.annotations.NullMarked;
