"""Measurements that are quoted anywhere in this project; `make bench` prints them all."""
