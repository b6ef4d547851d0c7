# NetDash in an image. docker-compose.yml says how it is run; README, "In a container", says why so.

# The bases are arguments, so that a mirror's names or pinned digests can stand in.
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0
ARG NODE_IMAGE=node:22-bookworm-slim
ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/aspnet:10.0

FROM ${NODE_IMAGE} AS node

FROM ${SDK_IMAGE} AS build
WORKDIR /source
# The browser assets are built with Node and npm, which the SDK's image lacks.
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm

# Packages first, so that a change of the sources fetches none again. COPY forgets the folders; they bear the projects' names.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/Directory.Build.props src/*/*.csproj src/
COPY wwwroot-assets/NetDash.Assets.csproj wwwroot-assets/
RUN for project in src/*.csproj; do \
        folder="${project%.csproj}"; mkdir "$folder" && mv "$project" "$folder/" || exit 1; \
    done \
    && dotnet restore src/NetDash.Web

COPY wwwroot-assets wwwroot-assets
RUN node wwwroot-assets/build.mjs

COPY .editorconfig ./
COPY src src
RUN dotnet publish src/NetDash.Web --no-restore --output /published -p:UseAppHost=false -p:DebugType=none

FROM ${RUNTIME_IMAGE}
# Root without capabilities but those that it is given: another user could not be given any (no-new-privileges).
USER root
# The base's own setting listens on all addresses; without it NetDash listens on 127.0.0.1:5080.
ENV ASPNETCORE_HTTP_PORTS= \
    DOTNET_EnableDiagnostics=0 \
    NetDash__DataDirectory=/data
VOLUME /data
WORKDIR /app
COPY --from=build /published ./
HEALTHCHECK --interval=60s --timeout=10s --start-period=20s --retries=3 CMD ["dotnet", "NetDash.Web.dll", "healthcheck"]
ENTRYPOINT ["dotnet", "NetDash.Web.dll"]
