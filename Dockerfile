# The App in a container: `docker compose up --build`, or `docker build -t streamkeeper .`. See docs/operate.md.

# Packages alone, in a stage of their own: npm and its cache stay behind, and a change of code does not fetch them anew.
FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /streamkeeper
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:24.21.0-bookworm-slim
# Inside a container "on this machine alone" would be nowhere: the outside comes in by published ports only. Health and
# metrics stay inside until OPERATE_HOST says otherwise.
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    METRICS_PORT=9464 \
    OPERATE_HOST=127.0.0.1 \
    STREAMKEEPER_DATA=/data
WORKDIR /streamkeeper
COPY --from=packages /streamkeeper/node_modules node_modules
COPY LICENSE package.json app.yml ./
COPY shared shared
COPY action action
COPY app app
# Code belongs to root and cannot be changed by what runs; the data folder is for the embedded database.
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["node", "app/operate/ask-health.ts"]
CMD ["node", "--max-semi-space-size=4", "app/start.ts"]
