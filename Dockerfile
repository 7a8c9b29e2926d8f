FROM python:3.11-slim AS build
RUN python -m venv /venv
ENV PATH=/venv/bin:$PATH
WORKDIR /src
COPY requirements.lock .
RUN pip install --no-cache-dir --require-hashes --requirement requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY core core
COPY bot bot
COPY locales locales
RUN pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /data propusk \
    && install --directory --owner=propusk --mode=0700 /data
COPY --from=build /venv /venv
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 DATA_DIR=/data LISTEN_HOST=0.0.0.0 LISTEN_PORT=8080
USER propusk
WORKDIR /data
VOLUME /data
EXPOSE 8080
# SIGTERM: what is being handled is finished and confirmed to Telegram first.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "-c", \
    "import os, urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ[\"LISTEN_PORT\"]}/health', timeout=4)"]
ENTRYPOINT ["propusk"]
