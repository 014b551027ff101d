# The portal: one image for web, worker, beat and the jobs before them.
FROM python:3.11.14-slim-bookworm

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 ETRACKING_STATE=/srv/etracking/var

# Pango and HarfBuzz are what WeasyPrint needs to draw PDFs; kept for receipts, not built yet.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin portal \
    && install --directory --owner portal /checkpoints

WORKDIR /srv/etracking
COPY requirements.txt ./
RUN pip install --no-cache-dir --compile --require-hashes -r requirements.txt

COPY . .
# Without a database's address the settings are those of a demonstration: enough to collect files.
RUN python -m ops.assets && python manage.py collectstatic --no-input --verbosity 0

USER 10001
EXPOSE 8000
CMD ["python", "-m", "gunicorn", "etracking.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--threads", "8", "--no-control-socket"]
