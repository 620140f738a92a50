# Build: docker build -t baton .      Run: see docker-compose.yml (keys are required).
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY pom.xml .
COPY src src
COPY prompts prompts
COPY schema-samples schema-samples
RUN mvn -B -ntp -q -DskipTests package

FROM eclipse-temurin:25-jre
RUN useradd --system --create-home --home-dir /var/lib/baton --uid 10001 baton
COPY --from=build --chown=10001:10001 /src/target/quarkus-app /opt/baton
USER 10001
ENV BATON_HOME=/var/lib/baton HOST=0.0.0.0 PORT=8000 \
    JAVA_TOOL_OPTIONS="-XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx512m"
WORKDIR /var/lib/baton
VOLUME /var/lib/baton
EXPOSE 8000
HEALTHCHECK --start-period=20s --interval=15s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8000 && printf 'GET /health HTTP/1.0\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "-jar", "/opt/baton/quarkus-run.jar"]
