# make help says what there is. Everything needs a JDK 25 (looked for by scripts/find-jdk) and Maven 3.8 or newer.
SHELL := /bin/bash
APP := target/quarkus-app/quarkus-run.jar
# On two cores the serial collector costs least; more heap means fewer collections and more memory taken.
BATON_JAVA_OPTS ?= -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx512m
SOURCES := pom.xml $(shell find src/main prompts schema-samples -type f 2>/dev/null)
# Old Maven versions make a JDK 25 warn about its own libraries.
MAVEN_QUIET := --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED
WITH_JDK = JAVA_HOME=$$(scripts/find-jdk) || exit 1; export JAVA_HOME; export PATH="$$JAVA_HOME/bin:$$PATH"
MVN = $(WITH_JDK); command -v mvn >/dev/null || { echo "Baton is built with Maven: install mvn 3.8 or newer." >&2; exit 1; }; MAVEN_OPTS="$(MAVEN_QUIET) $$MAVEN_OPTS" mvn -B -ntp

.PHONY: run ask train build quick test check format docs bench cluster chaos screenshots clean help
.DEFAULT_GOAL := help

run: $(APP) ## start the server with everything it needs, on http://127.0.0.1:8000
	@$(WITH_JDK); exec java $(BATON_JAVA_OPTS) -jar $(APP) $(ARGS)

ask: $(APP) ## ask the running server one question: make ask Q="..."
	@export QUIET=1; $(WITH_JDK); exec java -jar $(APP) ask $(ARGS) "$${Q:?say what to ask: make ask Q=...}"

train: $(APP) ## have a set of questions answered and graded: make train ARGS="projects --min-strict 0.9"
	@export QUIET=1; $(WITH_JDK); exec java -jar $(APP) train $(ARGS)

build: $(APP) ## package the server into target/quarkus-app

$(APP): $(SOURCES)
	@echo "Building (the first time takes a few minutes) ..."
	@$(MVN) -q -DskipTests package
	@touch $(APP)

quick: ## compile and run the tests that need no database and no browser
	@$(MVN) -q test -Dbaton.excluded.tests=postgres,server && echo "quick: all is well"

test: ## run every test, with a real PostgreSQL, the packaged server and a browser
	@$(MVN) verify -DskipITs=false $(ARGS)

check: ## the whole gate: format, static checks, documentation, every test
	@$(MVN) -Pstrict com.diffplug.spotless:spotless-maven-plugin:check verify -DskipITs=false

format: ## bring all Java sources into form
	@$(MVN) -q spotless:apply

docs: $(APP) ## write the tables of docs/ again from the sources
	@$(MVN) -q test-compile
	@export QUIET=1; $(WITH_JDK); java -cp "target/test-classes:target/classes:$$(ls target/quarkus-app/lib/*/*.jar | tr '\n' ':')" dev.baton.docs.WriteDocs

bench: $(APP) ## measure answers and speed; figures go to the terminal
	@$(MVN) -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test
	@export QUIET=1; $(WITH_JDK); for source in $$(grep -lr 'static void main(' src/test/java/dev/baton/bench 2>/dev/null); do \
	    name=$${source#src/test/java/}; name=$${name%.java}; echo "== $$name"; \
	    memory=-Xmx1g; case $$name in */ThroughputBench) memory="-Xmx232m -XX:+UseSerialGC -XX:+UseCompactObjectHeaders";; esac; \
	    case $$name in */RulesBench) with=$$(echo src/test/resources/trades/*);; */StoredBooksBench) with="10 10"; memory=-Xmx7g;; */Cluster|*/SlowModelProcess) continue;; *) with=;; esac; \
	    java $$memory -cp "target/test-classes:target/classes:$$(cat target/test-classpath)" $${name//\//.} $$with || exit 1; done

cluster: $(APP) ## three replicas on one PostgreSQL under load, one of them killed in the midst: make cluster LASTS=20
	@$(MVN) -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test
	@export QUIET=1; $(WITH_JDK); java -cp "target/test-classes:target/classes:$$(cat target/test-classpath)" dev.baton.bench.Cluster $(or $(LASTS),20)

chaos: $(APP) ## kill, stop and cut for half an hour, and see that every promise is kept: make chaos BLOWS=200
	@$(MVN) -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test
	@export QUIET=1; $(WITH_JDK); java -cp "target/test-classes:target/classes:$$(cat target/test-classpath)" dev.baton.run.chaos.Chaos $${BLOWS:-200}

screenshots: $(APP) ## take the pictures of docs/images anew, with the system's Chromium
	@$(MVN) -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test
	@$(WITH_JDK); java -cp "target/test-classes:target/classes:$$(cat target/test-classpath)" dev.baton.ui.Screenshots

clean: ## remove what was built
	@rm -rf target

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20
